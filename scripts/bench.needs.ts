import { briefOf } from '../seeds/play.needs.ts';
import { machineTopics } from '../seeds/topics.machines.ts';

/** A complete need to create over and over. */
export const needBriefFor = (index: number) => {
  const topic = machineTopics[index % machineTopics.length]!;
  return { ...briefOf(topic, topic, '2099-12-31'), title: `${topic.title} ${index}`.slice(0, 80) };
};
