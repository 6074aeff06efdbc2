/** The same keys in the other language: nothing missing, nothing more, but English tells one from many. */
export type Mirror<T> = {
  [K in keyof T]: T[K] extends string ? string : Mirror<T[K]>;
} & {
  [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]: string;
};
