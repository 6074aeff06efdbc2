const endings: readonly [ending: string, english: string][] = [
  ['自治县', 'Autonomous County'],
  ['县', 'County'],
  ['市', 'City'],
  ['区', 'District'],
  ['旗', 'Banner'],
];

const joined = (syllables: readonly string[]): string => {
  const word = syllables
    .map((one, at) => (at > 0 && /^[aoe]/.test(one) ? `'${one}` : one))
    .join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** A county's name for English readers, as maps write it: 清江县 is Qingjiang County. */
export const englishName = async (name: string): Promise<string> => {
  // Only when a county is opened: the dictionary is large.
  const { pinyin } = await import('pinyin-pro');
  const [ending, english] = endings.find(([one]) => name.endsWith(one)) ?? ['', ''];
  const stem = name.slice(0, name.length - ending.length);
  const spelt = joined(pinyin(stem, { toneType: 'none', type: 'array' }));
  return `${spelt} ${english}`.trim();
};
