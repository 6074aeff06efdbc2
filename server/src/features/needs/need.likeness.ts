import { openStates } from '@zhiqiao/shared/kernel/machine';
import { likeness } from '@zhiqiao/shared/needs/need.likeness';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { NeedModel, type NeedRow } from './need.model.ts';

type Told = Pick<NeedRow, 'title' | 'background'> & { _id?: NeedRow['_id'] };

/** The firm's own open needs, most alike first. @param except a need that is not compared with itself */
export const ownAlike = async (told: Told, firm: string, except?: string) => {
  const states = openStates(needMachine).filter(
    (state) => state !== 'resolved' && state !== 'expired',
  );
  const rows = await NeedModel.find(
    { firm, state: { $in: states } },
    { title: 1, background: 1, number: 1, state: 1 },
  )
    .limit(200)
    .lean<NeedRow[]>();
  return rows
    .filter((row) => String(row._id) !== except)
    .map((row) => ({
      id: String(row._id),
      number: row.number,
      title: row.title,
      state: row.state,
      likeness: likeness(told, row),
    }))
    .toSorted((a, b) => b.likeness - a.likeness);
};

/** The firm's own open need that this one repeats most. */
export const likestOwn = async (row: NeedRow) =>
  (await ownAlike(row, String(row.firm), String(row._id)))[0];
