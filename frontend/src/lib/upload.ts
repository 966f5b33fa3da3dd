import { authorizedFetch, session } from './client';
import { refusalOf, type Sent } from './files';

/** What the server takes as a file, and what the browser is to call it where it does not know. */
const MEDIA_TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

export const ACCEPT = Object.keys(MEDIA_TYPES)
  .map((ending) => `.${ending}`)
  .join(',');
export const MOST_BYTES = 20 * 1024 * 1024;

export type FileProblem = 'type' | 'empty' | 'size' | 'count';

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export function mediaType(name: string): string | undefined {
  return MEDIA_TYPES[endingOf(name)];
}

/** Why a file would be refused, said before it is sent. */
export function fileProblem(
  file: { name: string; size: number },
  present: number,
  most: number,
): FileProblem | undefined {
  if (!mediaType(file.name)) return 'type';
  if (file.size === 0) return 'empty';
  if (file.size > MOST_BYTES) return 'size';
  return present >= most ? 'count' : undefined;
}

/** Sends a file to what the path names. */
export async function upload(to: string, file: File): Promise<Sent> {
  const headers = { 'content-type': mediaType(file.name) ?? file.type };
  try {
    const path = `${to}?name=${encodeURIComponent(file.name)}`;
    const response = await authorizedFetch(session)(path, { method: 'POST', headers, body: file });
    return response.ok ? { ok: true } : { ok: false, message: await refusalOf(response) };
  } catch {
    return { ok: false, message: '' };
  }
}
