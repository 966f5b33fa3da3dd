import { authorizedFetch, session } from '@/lib/client';

/** What the server takes as evidence, and what the browser is to call it where it does not know. */
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
export const MOST_FILES = 10;
export const MOST_BYTES = 20 * 1024 * 1024;

export type FileProblem = 'type' | 'empty' | 'size' | 'count';

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export function mediaType(name: string): string | undefined {
  return MEDIA_TYPES[endingOf(name)];
}

/** Why a file would be refused, said before it is sent. */
export function fileProblem(file: { name: string; size: number }, present: number): FileProblem | undefined {
  if (!mediaType(file.name)) return 'type';
  if (file.size === 0) return 'empty';
  if (file.size > MOST_BYTES) return 'size';
  return present >= MOST_FILES ? 'count' : undefined;
}

/** The words of a refusal; empty where the answer is none of ours, as from a proxy that allows less. */
export async function refusalOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { errors?: { message?: string }[] } | null;
  return body?.errors?.[0]?.message ?? '';
}

export type Sent = { ok: true } | { ok: false; message: string };

export async function upload(report: string, file: File): Promise<Sent> {
  const headers = { 'content-type': mediaType(file.name) ?? file.type };
  try {
    const path = `/evidence/${report}?name=${encodeURIComponent(file.name)}`;
    const response = await authorizedFetch(session)(path, { method: 'POST', headers, body: file });
    return response.ok ? { ok: true } : { ok: false, message: await refusalOf(response) };
  } catch {
    return { ok: false, message: '' };
  }
}

/** Fetches a file with the caller's token and hands it to the browser as a download. */
export async function download(file: { id: string; name: string }): Promise<Sent> {
  try {
    const response = await authorizedFetch(session)(`/evidence/${file.id}`);
    if (!response.ok) return { ok: false, message: await refusalOf(response) };
    const url = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.click();
    // The browser reads the object after the click; a minute is ample.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return { ok: true };
  } catch {
    return { ok: false, message: '' };
  }
}

/** "3.4 MB", "120 KB": binary units as file managers show them, never below one. */
export function fileSize(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
