package ai.wippy.component;

/**
 * Something in one of the index spaces.
 *
 * @param sort which index space
 * @param index place in it
 */
public record SortIndex(Sort sort, int index) {}
