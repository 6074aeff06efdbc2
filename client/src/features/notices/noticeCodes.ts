import { type NoticeCode, noticeZh } from '@zhiqiao/shared/notices/notice.zh';

/** Every code there are words for. */
export const noticeCodes = Object.keys(noticeZh) as NoticeCode[];
