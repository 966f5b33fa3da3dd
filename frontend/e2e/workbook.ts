import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

interface Part {
  name: string;
  content: Buffer;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The parts of a zip, from its directory. */
function unzip(file: Buffer): Part[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  while (file.readUInt32LE(at) === CENTRAL) {
    const packed = file.readUInt32LE(at + 20);
    const nameLength = file.readUInt16LE(at + 28);
    const local = file.readUInt32LE(at + 42);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(start, start + packed);
    parts.push({ name, content: file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes) });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

function zip(parts: Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(LOCAL);
    const body = Buffer.concat([mark, common, Buffer.from(name), packed]);
    const head = Buffer.alloc(6);
    head.writeUInt32LE(CENTRAL);
    head.writeUInt16LE(20, 4);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(head, common, tail, Buffer.from(name));
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook as a clerk would fill it in: texts by the row ("element" is its total's, "element · part" a part's) and the column's letter. */
export function fillIn(file: Buffer, entries: [row: string, column: string, text: string][]): Buffer {
  const parts = unzip(file);
  const read = (name: string) => parts.find((p) => p.name === name)?.content.toString('utf8') ?? '';
  const strings = [...read('xl/sharedStrings.xml').matchAll(/<si>.*?<\/si>/gs)].map(([si]) =>
    si.replace(/<[^>]+>/g, ''),
  );
  let sheet = read(SHEET);
  for (const [name, column, text] of entries) {
    const [element = '', part] = name.split(' · ');
    const holding = (letter: string, word: string) =>
      [...sheet.matchAll(new RegExp(`<c r="${letter}(\\d+)"[^>]*><v>${strings.indexOf(word)}</v>`, 'g'))].map(
        (m) => m[1],
      );
    const parts = part ? holding('E', part) : undefined;
    const row = holding('B', element).find((at) => !parts || parts.includes(at));
    const cell = new RegExp(`<c r="${column}${row}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`);
    if (!row || !cell.test(sheet)) throw new Error(`no row of ${name}`);
    sheet = sheet.replace(cell, `<c r="${column}${row}"$1 t="inlineStr"><is><t>${text}</t></is></c>`);
  }
  return zip(parts.map((p) => (p.name === SHEET ? { ...p, content: Buffer.from(sheet) } : p)));
}
