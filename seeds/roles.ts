/** Every demonstration account has this password; production refuses to start with such accounts. */
export const demoPassword = 'qingjiang demo 2026';

/** The accounts behind the one-click doors of the guest home. */
export const doors = {
  firm: 'bearing',
  expert: 0,
  university: 'zj',
  broker: '周以安',
  leader: '吴怀远',
} as const;
