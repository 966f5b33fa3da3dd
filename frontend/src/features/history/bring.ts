import { authorizedFetch, session } from '@/lib/client';
import { refusalOf } from '@/lib/files';

export type Brought = { ok: true; id: string } | { ok: false; message: string };

/** Sends a file of past figures, to be checked. */
export async function uploadHistory(file: File, source: string): Promise<Brought> {
  try {
    const query = new URLSearchParams({ name: file.name, source });
    const response = await authorizedFetch(session)(`/history-imports?${query}`, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    });
    if (!response.ok) return { ok: false, message: await refusalOf(response) };
    const body = (await response.json()) as { id: string };
    return { ok: true, id: body.id };
  } catch {
    return { ok: false, message: '' };
  }
}
