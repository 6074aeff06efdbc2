/** Yuan as people type them (12.5, 1,200, １２００) as whole fen; what is no number stays none, so that the server says so at its field. */
export const fenOfYuan = (typed: string): number => {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '');
  return plain === '' ? Number.NaN : Math.round(Number(plain) * 100);
};
