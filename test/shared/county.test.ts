import { describe, expect, it } from '@jest/globals';
import { englishName } from '../../server/src/features/counties/county.english.ts';

describe('a county for English readers', () => {
  it('when its name is Chinese, then it is spelt as maps spell it', async () => {
    expect(await englishName('清江县')).toBe('Qingjiang County');
    expect(await englishName('义乌市')).toBe('Yiwu City');
    expect(await englishName('景宁自治县')).toBe('Jingning Autonomous County');
    expect(await englishName('西安区')).toBe("Xi'an District");
  });
});
