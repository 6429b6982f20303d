export declare function contrastFaults(): string[];
