/** The seven verdicts: always colour and shape and word. Paths are drawn in a 12 × 12 box; charts use the same ones. */
export const VERDICTS = ['met', 'on_track', 'at_risk', 'off_track', 'worsening', 'needs_judgement', 'no_data'] as const;
export type VerdictStatus = (typeof VERDICTS)[number];

export interface VerdictLook {
  color: string;
  path: string;
  /** Outline only, with the path filled on top of it. */
  outline?: string;
}

const CIRCLE = 'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z';

export const VERDICT_LOOK: Record<VerdictStatus, VerdictLook> = {
  met: { color: '#1f7a5c', path: CIRCLE },
  on_track: { color: '#3a6ea5', path: 'M6 1a5 5 0 0 0 0 10z', outline: CIRCLE },
  at_risk: { color: '#b7791f', path: 'M6 1L11.5 11H0.5z' },
  off_track: { color: '#b5472f', path: 'M1.5 1.5h9v9h-9z' },
  worsening: { color: '#8c1d2f', path: 'M0.5 1h11L6 11z' },
  needs_judgement: { color: '#6b4fa0', path: '', outline: 'M6 0.8L11.2 6L6 11.2L0.8 6z' },
  no_data: { color: '#7c868c', path: '', outline: CIRCLE },
};

/** A status this build does not know is no reason to break a page: it is shown as what it is to us, no data. */
export function verdictStatus(status: string | null | undefined): VerdictStatus {
  return (VERDICTS as readonly string[]).includes(status ?? '') ? (status as VerdictStatus) : 'no_data';
}
