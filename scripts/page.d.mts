export declare function pageHtml(): Promise<string>;
export declare function writePage(): Promise<void>;
