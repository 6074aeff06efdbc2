import type { ReferenceEntry } from './reference.schema.ts';

/** The fictional county's 16 towns and subdistricts; a real county replaces them by file. */
export const towns: ReferenceEntry[] = [
  { code: '331201001', zh: '江北街道', en: 'Jiangbei Subdistrict' },
  { code: '331201002', zh: '江南街道', en: 'Jiangnan Subdistrict' },
  { code: '331201101', zh: '石桥镇', en: 'Shiqiao Town' },
  { code: '331201102', zh: '云溪镇', en: 'Yunxi Town' },
  { code: '331201103', zh: '白沙镇', en: 'Baisha Town' },
  { code: '331201104', zh: '凤林镇', en: 'Fenglin Town' },
  { code: '331201105', zh: '青岚镇', en: 'Qinglan Town' },
  { code: '331201106', zh: '竹口镇', en: 'Zhukou Town' },
  { code: '331201107', zh: '木源镇', en: 'Muyuan Town' },
  { code: '331201108', zh: '海门镇', en: 'Haimen Town' },
  { code: '331201109', zh: '茶坑镇', en: 'Chakeng Town' },
  { code: '331201201', zh: '南屏乡', en: 'Nanping Township' },
  { code: '331201202', zh: '上坞乡', en: 'Shangwu Township' },
  { code: '331201203', zh: '荷塘乡', en: 'Hetang Township' },
  { code: '331201204', zh: '梅岭乡', en: 'Meiling Township' },
  { code: '331201205', zh: '香榧乡', en: 'Xiangfei Township' },
];
