package io.defenderxdr.mapping;

/** One compiled step of a mapping. Holds no state of a record; safe for many threads. */
sealed interface Action
    permits CategoriesAction,
        ConvertAction,
        CopyAction,
        DurationAction,
        EntityIdsAction,
        FinishAction,
        PathsAction,
        RemoveAction,
        SetAsideAction,
        UnmappedAction {

  void run(Work work);
}
