package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventConversion;
import io.defenderxdr.mapping.event.table.EventForm;
import io.defenderxdr.mapping.event.table.EventFunction;
import io.defenderxdr.mapping.event.table.EventRule.As;
import io.defenderxdr.mapping.event.table.When;

/** What each word of the event tables' language says, for the page of words. */
final class Sentences {

  private Sentences() {}

  static String of(EventFunction function) {
    return switch (function) {
      case SPLIT_PATH ->
          "Folder, name and extension of a path; name and extension only where they have no value yet.";
      case JOIN_PATH -> "The path of a folder and a name, with the separator that the folder has.";
      case ARGUMENTS ->
          "The arguments of a command line, split as Windows programs do, and how many they are.";
      case HIVE -> "Hive, by its short name, and key of a registry path.";
      case MAC -> "A hardware address as six pairs of digits in capital letters.";
      case URI -> "The parts of an address of a page.";
      case USERS -> "One text of each object of a list, such as the names of logged-on users.";
      case ADAPTER -> "The name of a network adapter without the braces around it.";
      case DNS_ANSWERS -> "Pairs the answers of a name look-up with their times to live.";
      case DNS_FLAGS -> "The names of the header flags of a name look-up that are the text true.";
      case API_NAME -> "The name of a called function: the ActionType up to its last ApiCall.";
      case TECHNIQUES -> "Ids and names of techniques that are written as `Name (T1000)`.";
      case SORT -> "Sorts a list by its texts, ascending.";
      case REGISTRY_PATH -> "Hive, key and value of the registry as one path.";
      case SPLIT_SENDER -> "Name and domain of a mail address, split at its first `@`.";
      case USER_AGENT -> "Program, device and operating system that a client's text names.";
      case PLACE -> "Where an address is, if a file of places was given.";
      case OWNER -> "Who owns the network of an address, if a file of networks was given.";
      case ENTITY_ID -> "The id of a process: a hash over its number, start and device.";
      case NAME_OF_COMMAND ->
          "The name of a program, from the first word of its command line, where there is none yet.";
      case FAIL -> "Where the reference stops the family's mapping; nothing in improved documents.";
    };
  }

  /** What an option of a function says, with what stands before it. */
  static String option(EventFunction function, String name) {
    String sentence =
        switch (name) {
          case "executable" -> "field of the first argument";
          case "key" -> "whose text is taken, UserName by default";
          case "join" -> "`always`, or `unless-ends`: not where the folder ends with the name";
          case "dot" -> "`anywhere`: the extension may stand in the folder";
          case "bare-host" -> "`domain`: a text without a scheme is a host";
          case "broken" -> "`original`: what is no address is kept as it came";
          case "pair" -> "`strictly`: an answer without a time to live stops the family";
          case "pairs" -> "`any`: whatever the text is";
          case "parts" -> "`as-they-are`: a missing part leaves its backslash";
          case "misspelt" -> "`loses`: one that is written otherwise loses all";
          case "field" -> "what it makes, named for readers only";
          default ->
              throw new IllegalStateException(
                  "Write a sentence for the option '%s' of '%s'.".formatted(name, function.word()));
        };
    return ": " + sentence;
  }

  static String of(EventConversion conversion) {
    return switch (conversion) {
      case NONE -> "The value as it came.";
      case DATE -> "ISO 8601 text to UTC; an empty text is nothing.";
      case DATE_ANY -> "As `date`, and an empty text is a failure.";
      case DATE_TEXT -> "As `date`, and what is no text is nothing.";
      case LONG -> "A whole number; an empty text is nothing.";
      case DOUBLE -> "Any number; an empty text is nothing.";
      case LONG_ANY -> "As `long`, and an empty text is a failure.";
      case TEXT -> "A text; an empty one is nothing.";
      case BOOLEAN -> "True or false only.";
      case FLAG -> "True, false, 1 and 0, as text too; anything else is nothing.";
      case IP -> "An address; an empty text is nothing.";
      case IP_OR_NOTHING -> "An address; anything else is nothing.";
      case JSON -> "A text that is not empty is parsed.";
      case JSON_ANY -> "Whatever is not null is parsed from its text.";
      case LOWERCASE -> "A text in small letters.";
    };
  }

  static String of(EventForm form) {
    return switch (form) {
      case SET ->
          "In the place of what was there; an absent, null or empty source changes nothing.";
      case FILL -> "As `set`, where the field has no value yet.";
      case ADD -> "As text, at the end of a list.";
      case APPEND -> "As `add`, unless the list has it already.";
    };
  }

  static String of(As.Word word) {
    return switch (word) {
      case NOTHING -> "The value as it is; the default.";
      case LOWERCASE -> "In small letters.";
      case UPPERCASE -> "In capital letters.";
      case ACTION -> "In small letters, with `-` for blanks.";
      case TEXT -> "As text.";
      case LOOKUP -> "What the family's lookup behind the colon has for the text, ignoring case.";
    };
  }

  static String of(When.Word word) {
    return switch (word) {
      case IS -> "Is one of the texts; `~is` ignores case.";
      case HAS -> "Contains one of the texts; `~has` ignores case.";
      case STARTS -> "Begins with one of the texts; `~starts` ignores case.";
      case ENDS -> "Ends with one of the texts; `~ends` ignores case.";
      case HOLDS -> "Is a list with one of the texts as an element.";
      case ABSENT -> "Is not there at all, not even as null.";
      case EXISTS -> "Is there and not null.";
      case MISSING -> "Is not there, or null.";
      case FILLED -> "Is there, not null and not an empty text.";
      case IS_OBJECT -> "Is an object.";
      case IS_LIST -> "Is a list.";
      case IS_TEXT -> "Is a text.";
      case IS_TRUE -> "Is true.";
      case IS_FALSE -> "Is false.";
    };
  }
}
