/** Sentences of talks; what was said is read in the talk, never in a notice or a letter. */
export const noticeTalkZh = {
  talkWaiting: '{{by}}在“{{title}}”的对话里有话等您看',
  talkBureauCalled: '{{by}}请科技局加入“{{title}}”的对话',
  talkUnitCalled: '{{by}}请单位加入“{{title}}”的对话',
  contactAsked: '{{by}}想和您互换联系方式（“{{title}}”），请答复',
  contactAgreed: '{{by}}同意互换联系方式（“{{title}}”）',
  contactDeclined: '{{by}}暂不交换联系方式（“{{title}}”）',
};
