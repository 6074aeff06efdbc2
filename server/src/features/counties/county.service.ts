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
  return county;
};

const view = (row: { _id: string; name: string; en?: string | null }): County => ({
  code: row._id,
  name: row.name,
  ...(row.en ? { en: row.en } : {}),
});

export const countyOf = async (code: string): Promise<County | undefined> => {
  const row = await CountyModel.findById(code).lean();
  return row ? view(row) : undefined;
};

/** The county that guests see and newcomers register in: the first one opened. */
export const homeCounty = async (): Promise<County | undefined> => {
  const row = await CountyModel.findOne().sort({ since: 1 }).lean();
  return row ? view(row) : undefined;
};
