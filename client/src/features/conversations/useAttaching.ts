import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { uploadFile } from '@zhiqiao/shared/files/file.endpoints';
import { useEffect, useRef, useState } from 'react';
import { CallFailed, call } from '../../platform/call.ts';

type Link = MessageView['files'][number];
export const mostFiles = 6;

interface Failed {
  name: string;
  cause: unknown;
  /** nobody answered: these are held as long as the page is open, and go when the network is back */
  held?: readonly File[];
}

const isOffline = (cause: unknown): boolean =>
  cause instanceof CallFailed && cause.code === 'offline';

/** Uploads one after another while one goes on writing; what came through stays when another fails. */
export const useAttaching = () => {
  const [files, setFiles] = useState<readonly Link[]>([]);
  const [sending, setSending] = useState<string>();
  const [error, setError] = useState<Failed>();
  const [tier, setTier] = useState<MessageView['fileTier']>('all');
  const take = async (chosen: readonly File[]) => {
    setError(undefined);
    const rest = chosen.slice(0, mostFiles - files.length);
    for (const [at, file] of rest.entries()) {
      const { name } = file;
      setSending(name);
      try {
        const link = await call(uploadFile, { file });
        setFiles((all) => [...all, link]);
      } catch (cause) {
        const offline = isOffline(cause);
        setError({ name, cause, ...(offline ? { held: rest.slice(at) } : {}) });
        if (offline) break;
      }
    }
    setSending(undefined);
  };
  const held = error?.held;
  const again = held && (() => void take(held));
  const heard = useRef(again);
  heard.current = again;
  useEffect(() => {
    const back = () => heard.current?.();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
  const drop = (id: string) => setFiles((all) => all.filter((file) => file.id !== id));
  const clear = () => {
    setFiles([]);
    setTier('all');
    setError(undefined);
  };
  return { files, sending, error, again, tier, setTier, take, drop, clear };
};
export type Attaching = ReturnType<typeof useAttaching>;
