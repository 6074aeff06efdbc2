/** Sentences for the checks of outcomes, trials, contracts and awards; see language.ts. */
export const trialSentences: Record<string, readonly [string, string]> = {
  'dispute.open': ['有权属争议的成果不能入池', 'may not be listed while its ownership is disputed'],
  'offer.missing': [
    '可以先用后转的，要写明留用时怎么付',
    'has to say by what it is paid for once it is kept',
  ],
  'property.past': [
    '有知识产权已过有效期，请先更新',
    'has a right that has run out: renew it first',
  ],
  'exclusive.taken': [
    '独占试用正在进行，不能改成非独占',
    'cannot change while a firm has it alone',
  ],
  'picture.type': ['只收 PNG、JPEG、WebP 图片', 'takes PNG, JPEG and WebP pictures only'],
  'exclusive.same': ['独占与否以成果登记为准', 'has to be as the outcome says'],
  'shares.sum': ['各人比例合计要等于 100%（现在 {sum}%）', 'has to sum to 100 % (now {sum} %)'],
  'formula.empty': ['请写公式', 'is required'],
  'formula.long': ['公式太长', 'is too long'],
  'formula.character': [
    '第 {at} 个字符不能用在公式里',
    'has a character that is not allowed at {at}',
  ],
  'formula.unexpected': ['第 {at} 个字符处写法不对', 'is not right at character {at}'],
  'formula.open': [
    '公式没有写完，缺数或右括号',
    'is not finished: a number or a bracket is missing',
  ],
  'formula.deep': ['括号套得太多', 'has too many brackets within brackets'],
  'price.mode': ['计价方式与转化方式不符', 'does not go with the way it is paid for'],
  'quantity.twice': ['有重名的量', 'has a name twice'],
  'quantity.unknown': [
    '公式里有没有说明的量：{names}',
    'uses quantities that are not explained: {names}',
  ],
  'key.twice': ['有重复的一项', 'has an entry twice'],
  'key.unknown': ['有不在清单里的一项', 'has an entry that is not on the list'],
  'technical.part': [
    '技术交易额不能大于合同成交额',
    'may not be more than the amount of the contract',
  ],
  'award.team': ['给科研团队的部分低于规定比例', 'is less than the share the team has to get'],
  'award.main': ['给主要完成人的部分低于规定比例', 'is less than the share of the main finisher'],
  'payment.paidMore': ['已经付的比这个数多', 'is less than what has been paid'],
  'payment.early': ['这一年还没结束，到期再报', 'cannot be reported before the year is over'],
  'payment.sum': [
    '各期合计要等于成交额（差 {gap} 元）',
    'has to sum to the amount (off by {gap} yuan)',
  ],
  'award.whole': ['不能大于奖励总额', 'may not be more than the whole'],
  'days.future': ['不能晚于今天', 'may not be after today'],
  'days.early': ['早于试用开始日', 'is before the trial began'],
  'trial.again': ['这家企业对这项成果的试用还没有结束', 'is on trial with this firm already'],
  'trial.notOffered': ['这项成果不提供先用后转', 'is not offered to be used first'],
};
