import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { uploadFile } from '@zhiqiao/shared/files/file.endpoints';
import { useState } from 'react';
import { call } from '../../platform/call.ts';

type Link = MessageView['files'][number];
export const mostFiles = 6;

/** Uploads one after another while one goes on writing; what came through stays when a later one fails. */
export const useAttaching = () => {
  const [files, setFiles] = useState<readonly Link[]>([]);
  const [sending, setSending] = useState<string>();
  const [error, setError] = useState<{ name: string; cause: unknown }>();
  const [tier, setTier] = useState<MessageView['fileTier']>('all');
  const take = async (chosen: readonly File[]) => {
    setError(undefined);
    let name = '';
    try {
      for (const file of chosen.slice(0, mostFiles - files.length)) {
        name = file.name;
        setSending(file.name);
        const link = await call(uploadFile, { file });
        setFiles((all) => [...all, link]);
      }
    } catch (failure) {
      setError({ name, cause: failure });
    } finally {
      setSending(undefined);
    }
  };
  const drop = (id: string) => setFiles((all) => all.filter((file) => file.id !== id));
  const clear = () => {
    setFiles([]);
    setTier('all');
    setError(undefined);
  };
  return { files, sending, error, tier, setTier, take, drop, clear };
};
export type Attaching = ReturnType<typeof useAttaching>;
