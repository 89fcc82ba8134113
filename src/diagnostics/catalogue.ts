/** The numbers and names a message is made of. */
export type DiagnosticData = Readonly<Record<string, string | number>>;
export type DiagnosticCode = string;
