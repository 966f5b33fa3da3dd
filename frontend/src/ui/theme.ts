import type { ThemeConfig } from 'antd';

export const ACCENT = '#1f6f63';

function luminance(hex: string): number {
  const channel = (i: number) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** A tenant's own accent if white text on it can be read (4.5 to 1), else ours. */
export function readableAccent(accent: string | null | undefined): string {
  if (!accent || !/^#[0-9a-f]{6}$/i.test(accent)) return ACCENT;
  return 1.05 / (luminance(accent) + 0.05) >= 4.5 ? accent : ACCENT;
}

const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

export function theme(accent: string): ThemeConfig {
  const own = accent === ACCENT;
  return {
    token: {
      colorPrimary: accent,
      ...(own ? { colorPrimaryHover: '#195a50', colorPrimaryActive: '#144940', colorPrimaryBg: '#e6f1ee' } : {}),
      colorLink: accent,
      colorError: '#a63a25',
      colorWarning: '#b7791f',
      colorSuccess: '#1f7a5c',
      colorInfo: '#3a6ea5',
      colorText: '#1b2328',
      colorTextSecondary: '#5b6770',
      colorTextTertiary: '#5b6770',
      colorTextPlaceholder: '#6c777e',
      colorBorder: '#8a949a',
      colorBorderSecondary: '#e3e7e8',
      colorBgLayout: '#f6f7f5',
      fontFamily: 'var(--font)',
      fontSize: 14,
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 4,
      controlHeight: 32,
      sizeUnit: 4,
      motion: !still,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
      boxShadow: 'var(--float)',
      boxShadowSecondary: 'var(--float)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      // One pixel of border would be too little to see where the focus is.
      Input: { activeShadow: `0 0 0 1px ${accent}` },
      Select: { optionSelectedFontWeight: 500 },
    },
  };
}
