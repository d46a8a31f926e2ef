// The documents of a workspace as React values: items of the screens, and the checks that are still to be done, one at a turn of the event loop.
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { itemsOf, outlineOf, type Item, type OutlineItem } from "./items.js";
import type { Workspace } from "./workspace.js";

export interface WorkspaceItems {
  readonly items: readonly Item[];
  readonly outline: readonly OutlineItem[];
  /** Documents that are not checked yet. */
  readonly pending: number;
}

/** Follows a workspace. Pending documents are checked between the keys. */
export function useWorkspace(workspace: Workspace): WorkspaceItems {
  const documents = useSyncExternalStore(workspace.subscribe, workspace.documents);
  const items = useMemo(() => itemsOf(documents), [documents]);
  const outline = useMemo(() => outlineOf(items), [items]);
  useEffect(() => {
    if (workspace.pending() === 0) return;
    const next = setTimeout(workspace.checkNext, 0);
    return () => {
      clearTimeout(next);
    };
  }, [workspace, documents]);
  return { items, outline, pending: workspace.pending() };
}
