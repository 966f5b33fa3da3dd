import { authorizedFetch, session } from './client';

/** The words of a refusal; empty where the answer is none of ours, as from a proxy that allows less. */
export async function refusalOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { errors?: { message?: string }[] } | null;
  return body?.errors?.[0]?.message ?? '';
}

export type Sent = { ok: true } | { ok: false; message: string };

/** Fetches a file with the caller's token and hands it to the browser as a download; `init` where it is not simply got. */
export async function saveFile(path: string, name: string, init?: RequestInit): Promise<Sent> {
  try {
    const response = await authorizedFetch(session)(path, init);
    if (!response.ok) return { ok: false, message: await refusalOf(response) };
    const url = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
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
