/** What a card that is dragged carries: whom it is about. */
export interface Dragged {
  id: string;
  name: string;
}

const mime = 'application/x-candidate';

export const carry = (transfer: DataTransfer, { id, name }: Dragged): void => {
  transfer.setData(mime, JSON.stringify({ id, name }));
  transfer.effectAllowed = 'copy';
};

/** Whether something that is dragged over is a card: what it carries can be read only when it is dropped. */
export const isCard = (transfer: DataTransfer): boolean => transfer.types.includes(mime);

export const carried = (transfer: DataTransfer): Dragged | undefined => {
  const said = transfer.getData(mime);
  return said ? (JSON.parse(said) as Dragged) : undefined;
};
