package morula.recipes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import morula.progress.InvalidRequestException;

/**
 * Images of one fold are held out, those of the others train; of these a tenth of each group
 * validates.
 *
 * @param name of the list
 * @param groups file beside the recipe, see {@link GroupTable}
 * @param fold that is held out
 * @param judge at most so many images of each group of that fold are judged by, evenly spread over
 *     their names; 0 for all
 */
record FoldList(String name, String groups, int fold, int judge) implements ImageList {
  private static final int TENTH = 10;

  static FoldList read(String name, JsonFields fields) {
    FoldList list =
        new FoldList(
            name, fields.text("groups"), fields.count("fold", 0), fields.count("judge", 0));
    if (list.fold == 0) {
      throw fields.refused("fold", "is missing: say which fold of " + list.groups + " is held out");
    }
    if (!list.groups.matches("[\\w.-]+")) {
      throw fields.refused("groups", "names a file beside the recipe, without a folder");
    }
    return list;
  }

  @Override
  public ListedImages choose(Collection<String> names, UnaryOperator<String> files) {
    Map<String, List<String>> inside = new TreeMap<>();
    Map<String, List<String>> outside = new TreeMap<>();
    for (GroupTable.Row row : GroupTable.parse(groups, files.apply(groups))) {
      if (names.contains(row.id())) {
        (row.fold() == fold ? outside : inside)
            .computeIfAbsent(row.group(), g -> new ArrayList<>())
            .add(row.id());
      }
    }
    if (inside.isEmpty() || outside.isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "images: the list %s needs images of %s, both of fold %d and of others; give the folder that it is about",
              name,
              groups,
              fold));
    }
    List<String> training = new ArrayList<>();
    List<String> validation = new ArrayList<>();
    for (List<String> members : inside.values()) {
      List<String> some =
          members.size() == 1
              ? List.of()
              : ListedImages.spread(members, Math.max(1, members.size() / TENTH));
      validation.addAll(some);
      members.stream().filter(m -> !some.contains(m)).forEach(training::add);
    }
    if (validation.isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "images: the list %s has no group with two images outside fold %d, so that none can validate; give more",
              name,
              fold));
    }
    List<ListedImages.Member> unseen = new ArrayList<>();
    outside.forEach(
        (group, members) ->
            ListedImages.spread(members, judge)
                .forEach(m -> unseen.add(new ListedImages.Member(m, group))));
    return new ListedImages(training, validation, unseen);
  }
}
