package neckar.network.io.build;

/**
 * Something that an import or export could not take over as it stood.
 *
 * @param object population, node or file that it is about
 * @param text what was changed, scaled or left out, in one sentence
 */
public record ImportNote(String object, String text) {
    @Override
    public String toString() {
        return object + ": " + text;
    }
}
