/** The confidentiality promise, by version. A signed one keeps its words whatever comes later; change by adding a version. */
export const promiseTexts = {
  '2026-11': {
    zh: '我已知悉本需求中“承诺保密后可见”的内容属于出题企业的商业秘密。我承诺：只为评估和承担本需求而使用；不向他人披露，不用于申请专利、发表论文或为他人服务；不再需要时停止使用并删除；内容依法公开或企业书面同意的除外。本承诺自确认之日起生效，不因未中选而终止。',
    en: 'I know that what this need shows after a promise is a business secret of the firm. I promise to use it only to judge and to carry out this need; not to disclose it, nor to use it for patents, papers or services to others; and to stop using and delete it when it is no longer needed; unless it becomes public by law or the firm agrees in writing. The promise holds from the day it is given, also if I am not chosen.',
  },
} as const;
export type PromiseVersion = keyof typeof promiseTexts;
export const promiseVersion: PromiseVersion = '2026-11';
