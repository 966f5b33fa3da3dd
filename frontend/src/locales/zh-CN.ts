/** All texts of this language by feature; a new file in the folder is a new namespace. */
const files = import.meta.glob<Record<string, unknown>>('./zh-CN/*.json', { eager: true, import: 'default' });

const texts = Object.fromEntries(
  Object.entries(files).map(([path, bundle]) => [path.replace(/^.*\/(.+)\.json$/, '$1'), bundle]),
);

export default texts;
