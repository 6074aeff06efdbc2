import { useEffect, useState } from 'react';
import { enterRoom, type Present } from '../../platform/rooms.ts';

const fades = 4000;

/** Who else has this talk open, and who is typing in it. */
export const usePresence = (talk: string, me: string) => {
  const [present, setPresent] = useState<readonly Present[]>([]);
  const [typing, setTyping] = useState<string>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = enterRoom(talk, {
      onPresent: setPresent,
      onTyping: ({ id, name }) => {
        if (id === me) return;
        setTyping(name);
        clearTimeout(timer);
        timer = setTimeout(() => setTyping(undefined), fades);
      },
      onSaid: () => setTyping(undefined),
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [talk, me]);
  return { present, typing };
};
