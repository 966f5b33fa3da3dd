const KEY = 'liangce.tenants';

/** The tenants someone signed in to on this computer: slug and name, nothing else, newest first. */
export function rememberedTenants(): { slug: string; name: string }[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((e) => typeof e?.slug === 'string' && typeof e?.name === 'string')
      : [];
  } catch {
    return [];
  }
}

export function rememberTenant(slug: string, name: string): void {
  const others = rememberedTenants().filter((e) => e.slug !== slug);
  localStorage.setItem(KEY, JSON.stringify([{ slug, name }, ...others].slice(0, 6)));
}

export function tenantName(slug: string): string | undefined {
  return rememberedTenants().find((e) => e.slug === slug)?.name;
}
