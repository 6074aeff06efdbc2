/** The plain orders beside the score; `best` is the score. `deals`: most agreements brought to their end. */
export const expertOrders = ['best', 'deals', 'newest', 'name'] as const;
export type ExpertOrder = (typeof expertOrders)[number];

export const needOrders = ['best', 'deadline', 'newest', 'budget'] as const;
export type NeedOrder = (typeof needOrders)[number];

export const outcomeOrders = ['best', 'newest', 'maturity', 'name'] as const;
export type OutcomeOrder = (typeof outcomeOrders)[number];

export const leadOrders = ['best', 'until', 'newest'] as const;
