import { describe, expect, it } from '@jest/globals';
import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import { bidPolicy } from '@zhiqiao/shared/bids/bid.policy';
import { expertPolicy } from '@zhiqiao/shared/experts/expert.policy';
import { type Policy, permits } from '@zhiqiao/shared/kernel/policy';
import { leadMachine } from '@zhiqiao/shared/leads/lead.machine';
import { leadPolicy } from '@zhiqiao/shared/leads/lead.policy';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { needPolicy, needStandings, opens } from '@zhiqiao/shared/needs/need.policy';
import { tiers } from '@zhiqiao/shared/needs/need.schema';
import { organisationPolicy } from '@zhiqiao/shared/organisations/organisation.policy';
import { outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import { outcomePolicy } from '@zhiqiao/shared/outcomes/outcome.policy';
import { paymentMachine } from '@zhiqiao/shared/payments/payment.machine';
import { paymentPolicy } from '@zhiqiao/shared/payments/payment.policy';
import { offerMachine } from '@zhiqiao/shared/rounds/offer.machine';
import { roundMachine } from '@zhiqiao/shared/rounds/round.machine';
import { offerPolicy, roundPolicy } from '@zhiqiao/shared/rounds/round.policy';
import { ruleMachine } from '@zhiqiao/shared/rules/rule.machine';
import { rulePolicy } from '@zhiqiao/shared/rules/rule.policy';

type AnyPolicy = Policy<string, string, string>;

/** action x standing -> the states in which it is allowed: the whole of the rights, printed. */
const table = (rights: AnyPolicy, states: string[]): string[] => {
  const standings = [
    ...new Set(Object.values(rights).flatMap((rows) => rows.flatMap((row) => row.who))),
  ].sort();
  return Object.keys(rights).flatMap((action) =>
    standings.flatMap((standing) => {
      const allowed = states.filter((state) => permits(rights, action, [standing], state));
      if (allowed.length === 0) return [];
      return [
        `${action} | ${standing} | ${allowed.length === states.length ? 'always' : allowed.join(' ')}`,
      ];
    }),
  );
};

describe('rights', () => {
  it('when a right changes, then this table changes with it', () => {
    const standingsOfExperts = ['unverified', 'verified', 'refused'];
    expect({
      need: table(needPolicy as AnyPolicy, Object.keys(needMachine.states)),
      bid: table(bidPolicy as AnyPolicy, Object.keys(bidMachine.states)),
      outcome: table(outcomePolicy as AnyPolicy, Object.keys(outcomeMachine.states)),
      lead: table(leadPolicy as AnyPolicy, Object.keys(leadMachine.states)),
      payment: table(paymentPolicy as AnyPolicy, Object.keys(paymentMachine.states)),
      expert: table(expertPolicy as AnyPolicy, standingsOfExperts),
      organisation: table(organisationPolicy as AnyPolicy, ['any']),
      round: table(roundPolicy as AnyPolicy, Object.keys(roundMachine.states)),
      offer: table(offerPolicy as AnyPolicy, Object.keys(offerMachine.states)),
      rule: table(rulePolicy as AnyPolicy, Object.keys(ruleMachine.states)),
    }).toMatchSnapshot();
  });

  it('when a move is allowed to somebody, then the machine knows it from that very state', () => {
    const strange = Object.entries(needMachine.moves).flatMap(([move, { from }]) =>
      ((needPolicy as AnyPolicy)[move] ?? []).flatMap((row) =>
        (row.when ?? [])
          .filter((state) => !(from as readonly string[]).includes(state))
          .map((state) => `${move} from ${state}`),
      ),
    );
    // Publishing straight from review accepts first: two moves in one deed.
    expect(strange).toEqual(['publish from submitted']);
  });
});

describe('disclosure', () => {
  const need = { firm: 'f', county: 'c', promisedBy: ['e2'], bidders: ['e3'], selected: 'e4' };
  const expert = (id: string) => ({
    id: 'a',
    name: '某',
    role: 'expert' as const,
    county: 'x',
    expert: id,
  });
  const people = {
    guest: undefined,
    'signed in': {
      id: 'a',
      name: '某',
      role: 'firmOwner' as const,
      county: 'c',
      organisation: 'other',
    },
    'officer of another county': { id: 'a', name: '某', role: 'leader' as const, county: 'x' },
    'expert who promised': expert('e2'),
    'expert who bid': expert('e3'),
    'expert who was selected': expert('e4'),
    'the firm': {
      id: 'a',
      name: '某',
      role: 'firmMember' as const,
      county: 'c',
      organisation: 'f',
    },
    'the county officer': { id: 'a', name: '某', role: 'broker' as const, county: 'c' },
  };

  it('when somebody reads a need, then their standing opens these tiers and no other', () => {
    const opened = Object.fromEntries(
      Object.entries(people).map(([who, actor]) => [
        who,
        tiers.filter((tier) => opens(needStandings(actor, need), tier)),
      ]),
    );
    expect(opened).toEqual({
      guest: ['public'],
      'signed in': ['public', 'signedIn'],
      'officer of another county': ['public', 'signedIn'],
      'expert who promised': ['public', 'signedIn', 'promised'],
      'expert who bid': ['public', 'signedIn'],
      'expert who was selected': ['public', 'signedIn', 'promised', 'selected'],
      'the firm': [...tiers],
      'the county officer': [...tiers],
    });
  });
});
