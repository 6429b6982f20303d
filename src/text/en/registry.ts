import type { Sentences } from "../sentences.ts";

export const registryCodes = {
  REG001: ["{file} is empty.", "Check that the right file was chosen and saved, then try again."],
  REG002: [
    "The text of {file} is neither UTF-8 nor GB18030 (row {row}).",
    "Open it in Excel or WPS, save it as .xlsx and use that; or name its encoding with --encoding.",
  ],
  REG003: [
    '{file} looks like UTF-16 ("Unicode text") without the mark that says so.',
    "Save it as .xlsx or as CSV UTF-8; or add --encoding utf-16le.",
  ],
  REG004: [
    "Row {row} is in another encoding than the rest of {file}, which is {rest}: parts were probably pasted together.",
    "Open each part in Excel or WPS, put them together there, and save as .xlsx.",
  ],
  REG005: [
    'There is no text encoding called "{encoding}".',
    "Use one of utf-8, gb18030, utf-16le, utf-16be, big5.",
  ],
  REG006: [
    "{file} cannot be read as {encoding}.",
    "Leave --encoding out to have it found, or name another one.",
  ],
  REG007: [
    "The quotation mark that opens in row {row} is never closed, so that the rest of the file is one cell.",
    "Close the quotation mark in that row or delete it.",
  ],
  REG008: [
    "The cell in row {row}, column {column} has {value} characters; a spreadsheet holds 32,767.",
    "Usually a quotation mark is missing in this row or above it: look there first.",
  ],
  REG009: ['"{delimiter}" cannot be a delimiter.', 'Use a comma, a semicolon, or "tab".'],
  REG010: [
    "{file} is damaged or not complete: its ZIP directory cannot be read.",
    "Copy or download it again; or open it in Excel or WPS and save it as a new .xlsx.",
  ],
  REG011: [
    "{file} would unpack to an unreasonable size, as a harmful file does; it was not unpacked.",
    "Get the file from its source again; or copy the table into a new workbook.",
  ],
  REG012: ["{file} is a ZIP archive but no workbook.", "Unpack it and use the .xlsx or .csv inside."],
  REG013: [
    "{file} is protected with a password.",
    "Open it with the password, remove the protection (File, Info, Protect Workbook), and save it again.",
  ],
  REG014: [
    "{file} is a web page, whatever its name says; some systems export such files as .xls.",
    "Open it in Excel or WPS and save it as .xlsx.",
  ],
  REG015: [
    "{file} is not a table but another kind of file ({format}).",
    "Save the table as .xlsx or .csv and use that.",
  ],
  REG016: [
    "{file} cannot be read ({detail}).",
    "Open it in Excel or WPS and save it as a new .xlsx. If it does not open there either, get it from its source again.",
  ],
  REG017: ['{file} has no sheet "{wanted}".', "Its sheets are: {sheets}."],
  REG018: [
    "{file} has no filled cell in a visible sheet.",
    "Check that the right file was saved; show a hidden sheet or name it with --sheet.",
  ],
  REG019: [
    "Row {wanted} cannot be the header of {file}: it is blank or beyond the last row ({last}).",
    "Name the row that has the column names.",
  ],
  REG020: ["No header row was found in {file}.", "Name the row that has the column names with --header-row."],
  REG021: [
    "Below the header (row {row}) {file} has no data rows.",
    "Check that the right file and sheet were chosen, or name the header's row with --header-row.",
  ],
  REG022: [
    "In row {row} a quotation mark stands in the wrong place; the next row was taken into the same cell.",
    "Close the quotation mark in that row or delete it.",
  ],
  REG023: [
    "{file} is {format} by its content; its name says something else.",
    "It was read by its content. Save it anew so that its name fits.",
  ],
  REG024: [
    "Reading {file} took so long that it was stopped; the file is probably damaged.",
    "Open it in Excel or WPS and save it as a new .xlsx. If it does not open there either, get it from its source again.",
  ],
  REG026: [
    "Row {row} has only one filled cell ({column}).",
    "It was read as data. If it is a remark or a heading, delete it; if it is a unit, fill in the rest.",
  ],
  REG027: [
    "Row {row} was read as the header, but looks like data.",
    "Add a row with column names above it, or name the header's row with --header-row.",
  ],
  REG030: [
    'The sheet "{other}" is hidden and was not read; read was "{read}".',
    "Nothing, if that is right; otherwise name the sheet with --sheet.",
  ],
  REG031: [
    'The sheet "{other}" was not read; read was "{read}".',
    "Nothing, if that is right; otherwise name the sheet with --sheet, or put the sheets together.",
  ],
  REG032: [
    "Row {row} is hidden in the sheet and was read all the same.",
    "Show hidden rows and clear filters; delete the row if it does not belong to the register.",
  ],
  REG033: [
    "The merged cells of column {column}, rows {row} to {to}, were read as the same value in each row.",
    "Nothing, if that is right.",
  ],
  REG034: [
    "Above the header (row {row}) stand titles or remarks, which were left out (rows: {count}).",
    "Nothing, if that is right; otherwise name the header's row with --header-row.",
  ],
  REG035: [
    'The header "{header}" stands over several columns; column {column} is called "{named}".',
    "Give each column its own name.",
  ],
  REG036: ["Column {column} has data and no header; it is called by its letter.", "Give the column a name."],
  REG037: ["Column {column} is empty.", "Nothing, if that is right."],
  REG038: ["Row {row} is a heading inside the table and was left out: {text}", "Nothing, if that is right."],
  REG039: ["Row {row} is a total and was left out: {text}", "Nothing, if that is right."],
  REG040: ["Row {row} is a remark and was left out: {text}", "Nothing, if that is right."],
  REG041: ["Row {row} repeats the header and was left out.", "Nothing, if that is right."],
  REG042: [
    "Blank rows inside the table were left out (rows: {count}, the first: {row}).",
    "Nothing, if that is right.",
  ],
  REG043: [
    "Row {row} has a serial number and nothing else; it was left out: {text}",
    "Fill in the row or delete it.",
  ],
  REG044: [
    "Row {row} has filled cells ({extra}) beyond the last of the {width} columns.",
    "A comma inside a cell probably needs quotation marks around that cell; correct the row.",
  ],
  REG045: [
    "Row {row} ends after {cells} of {width} cells.",
    "Check the row; cells may have moved to the left.",
  ],
  REG046: [
    "The formula in row {row}, column {column} has no calculated value: {value}",
    "Open the file in Excel or WPS so that it calculates, and save it; or paste the values over the formulas.",
  ],
  REG047: [
    "The cell in row {row}, column {column} shows the error {value}; it was read as empty.",
    "Correct the formula or type in the value.",
  ],
  REG048: [
    "The number in row {row}, column {column} ({value}) has more digits than a spreadsheet keeps; its last digits are lost.",
    "Format the column as text and type or import the numbers again from their source.",
  ],
  REG050: ["Row {row} has no id ({column} is empty).", "Fill it in, or choose other id columns."],
  REG051: [
    "The id {id} in row {row} ({column}) also stands in: {rows}.",
    "Correct or delete the extra rows; name more id columns; or say that equal ids are one unit (duplicates: merge).",
  ],
  REG052: [
    "The id in row {row} ({column}) is longer than 128 bytes.",
    "Shorten it, or choose other id columns.",
  ],
  REG053: [
    "The id in row {row} ({column}) has invisible control characters.",
    "Type the cell anew instead of copying it.",
  ],
  REG054: ['{file} has no column "{column}".', "Its columns are: {columns}."],
  REG055: ["Row {row} has the same id as: {rows} ({id}); they are one unit.", "Nothing, if that is right."],
  REG056: [
    "The rows {rows} were made one unit ({id}) but differ in: {columns}. Row {used} was used.",
    "Check which of them is right and delete the others.",
  ],
  REG057: [
    "{file} has no column that could serve as id.",
    "Name the columns that make one with --id. Its columns are: {columns}.",
  ],
  REG058: [
    'The name "{column}" stands over several columns of {file}.',
    "Give each of them its own name in the file.",
  ],
  REG059: ['{file} has no column "{column}". Did you mean "{nearest}"?', "Its columns are: {columns}."],
  REG060: [
    "The credit code in row {row} ({value}) has {length} characters instead of 18.",
    "Check it against the certificate.",
  ],
  REG061: [
    "The credit code in row {row} ({value}) has a character that such codes do not use (such as I, O, S, V or Z).",
    "Check it against the certificate: 0 and O, 1 and I are often mixed up.",
  ],
  REG062: [
    "The check character of the credit code in row {row} ({value}) does not fit.",
    "Compare it with the certificate: usually one character is wrong. A few real codes fail too.",
  ],
  REG063: [
    '"{value}" in column {column} was read as {read} (rows: {count}, the first: {row}).',
    "Nothing, if that is right.",
  ],
  REG064: [
    '"{value}" in row {row}, column {column} is no prefecture of Yunnan.',
    "Correct it. Known are the 16 prefectures by full or short name.",
  ],
  REG065: [
    '"{value}" in row {row}, column {column} seems to stand for a missing value.',
    "Fill in the value, or leave the cell empty. As it is, it counts as a value.",
  ],
  REG066: [
    '"{value}" in row {row}, column {column} is no date.',
    "Write it like 2025-03-01 or 2025年3月1日.",
  ],
  REG067: [
    "Column {column} writes dates in several ways: {notations}.",
    "Nothing: all of them were understood.",
  ],
  REG068: [
    "The text in row {row}, column {column} looks like a formula: {value}",
    "It is kept as text and never run. Check where the file comes from.",
  ],
  REG069: [
    "Row {row}, column {column} has characters that an earlier conversion destroyed: {value}",
    "Get the text from its source again.",
  ],
  REG070: [
    "No column of {file} serves as id by itself, so that ids were not checked.",
    "Name the columns that make one with --id.",
  ],
  REG071: [
    '"{value}" in column {column} seems to stand for a missing value (rows: {count}, the first: {row}).',
    "Nothing, unless the column decides something: there it counts as a value of its own.",
  ],
  REG099: [
    "{code} was found in more places than are listed (further ones: {count}).",
    "Correct the ones listed first; the others usually have the same cause.",
  ],
} as const satisfies Record<string, Sentences>;

export const registryWords = {} as const;
