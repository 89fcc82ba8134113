/** A block in Chinese. Parameters that mean the same everywhere are in `paramsZh`. */
export interface BlockWordsZh {
  readonly label: string;
  readonly summary: string;
  readonly params?: Readonly<Record<string, ParamWordsZh>>;
}

export interface ParamWordsZh {
  readonly label: string;
  readonly help: string;
}
