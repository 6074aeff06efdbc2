import type { Job } from '../../platform/jobs.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { OfferModel, type OfferRow } from './offer.model.ts';
import { loadOffer, moveOffer } from './offer.moving.ts';
import { clockwork } from './round.moving.ts';

const batch = 500;

/** Offers past their day lapse, each in a change of its own; one that was answered meanwhile is left alone. */
const lapse = async (world: World): Promise<void> => {
  const at = world.clock.now();
  const found = await OfferModel.find(
    { state: { $in: ['offered', 'expertAgreed', 'postAgreed'] }, due: { $lt: at } } as object,
    { _id: 1 },
  )
    .limit(batch)
    .lean<Pick<OfferRow, '_id'>[]>();
  for (const { _id } of found) {
    try {
      const { events } = await inTransaction(async () => {
        await moveOffer(await loadOffer(String(_id)), 'lapse', clockwork, at);
      });
      world.reactor.wake(events);
    } catch (error) {
      world.log.warn({ err: error, offer: String(_id) }, 'offer not lapsed');
    }
  }
};

export const roundClockwork: Job = { name: 'round.clockwork', every: 60, run: lapse };
