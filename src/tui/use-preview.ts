// The verdict on a step while it is typed: the text is put into a copy of its document and checked, a moment after the last key.
import { useEffect, useState } from "react";
import { isEdited, type Edit } from "./edit.js";
import type { Preview } from "./edit-rows.js";
import { itemsOf, type Item } from "./items.js";
import { spliced } from "./splice.js";
import type { Workspace } from "./workspace.js";

interface Checked {
  readonly source: string;
  readonly text: string;
  readonly item: Item | null;
}

/** A check that takes longer than this makes the next one wait as long. */
const shortest = 60;

/** The derivation with the edited text in it; null while nothing is edited. */
export function usePreview(workspace: Workspace, edit: Edit | null, item: Item | undefined, entry: number, pause: number): Preview | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [slowness, setSlowness] = useState(0);
  const text = edit?.text ?? null;
  const base = edit?.base ?? null;
  const ordinal = item?.ordinal ?? 0;
  useEffect(() => {
    if (text === null || base === null) {
      setChecked(null);
      return;
    }
    const timer = setTimeout(() => {
      const started = performance.now();
      const whole = spliced(base.source, base.start, base.end, text);
      const { report, derivations } = workspace.study(base.path, whole);
      const found = itemsOf([{ path: base.path, text: whole, report, studies: derivations, isFile: true }])[ordinal];
      setSlowness(performance.now() - started);
      setChecked({ source: base.source, text, item: found === undefined || found.derivation === null ? null : found });
    }, pause + (slowness > shortest ? slowness : 0));
    return () => {
      clearTimeout(timer);
    };
    // How slow the last check was decides the next pause only.
  }, [workspace, text, base, ordinal, pause]);
  if (edit === null || item === undefined) return null;
  if (!isEdited(edit)) return { item, entry, isCurrent: true };
  return { item: checked === null ? item : checked.item, entry, isCurrent: checked?.text === edit.text };
}
