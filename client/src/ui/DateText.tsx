import {
  dayText,
  momentText,
  shortDayText,
  shortMomentText,
  weekdayText,
} from '../platform/format.ts';
import { useLanguage } from '../platform/words/speech.ts';

const shapes = {
  day: dayText,
  short: shortDayText,
  moment: momentText,
  shortMoment: shortMomentText,
};

interface Props {
  /** ISO moment or bare day; shown in Asia/Shanghai */
  at: string;
  as?: keyof typeof shapes;
  weekday?: boolean;
}

/** 2026年11月21日 / 21 Nov 2026. */
export const DateText = ({ at, as = 'day', weekday }: Props) => {
  const language = useLanguage();
  return (
    <time dateTime={at} className="keep">
      {shapes[as](at, language)}
      {weekday ? ` ${weekdayText(at, language)}` : null}
    </time>
  );
};
