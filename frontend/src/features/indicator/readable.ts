interface Input {
  figureId?: string | null;
  area: { code: string };
}

/**
 * The inputs that the caller may see. Outside its scope an area that has reported comes without a figure; to call it "not
 * reported" would be false. What is missing by the value's own account stays.
 */
export function readableInputs<I extends Input>(of: {
  inputs: I[];
  completeness: { missing: { code: string }[] };
}): I[] {
  const missing = new Set(of.completeness.missing.map((a) => a.code));
  return of.inputs.filter((i) => i.figureId != null || missing.has(i.area.code));
}
