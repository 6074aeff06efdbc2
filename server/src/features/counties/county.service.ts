import { changedHere, changing, keyOf, remembered } from '../../platform/memory.ts';
import { englishName } from './county.english.ts';
import { CountyModel } from './county.model.ts';

export interface County {
  code: string;
  name: string;
  /** the name for English readers */
  en?: string;
}

/** Opens a county on this installation; the same code again changes its name. */
export const openCounty = async (county: County, at: Date): Promise<County> => {
  await CountyModel.updateOne(
    { _id: county.code },
    {
      $set: { name: county.name, en: county.en ?? (await englishName(county.name)) },
      $setOnInsert: { since: at },
    },
    { upsert: true },
  );
  changing(keyOf('county', county.code), home);
  return county;
};

type CountyRow = { _id: string; name: string; en?: string | null };
const home = keyOf('county', 'home');

const view = (row: CountyRow): County => ({
  code: row._id,
  name: row.name,
  ...(row.en ? { en: row.en } : {}),
});

/** Every page tells its county, and hardly any county ever changes: kept for a moment. */
const keptRow = async (key: string, one: () => ReturnType<typeof CountyModel.findOne>) => {
  const read = (outside: boolean) => {
    const found = one().lean<CountyRow>();
    return outside ? found.session(null).exec() : found.exec();
  };
  const row = await (changedHere(key) ? read(false) : remembered(key, () => read(true)));
  return row ? view(row) : undefined;
};

export const countyOf = (code: string): Promise<County | undefined> =>
  keptRow(keyOf('county', code), () => CountyModel.findOne({ _id: code }));

/** The county that guests see and newcomers register in: the first one opened. */
export const homeCounty = (): Promise<County | undefined> =>
  keptRow(home, () => CountyModel.findOne().sort({ since: 1 }));
