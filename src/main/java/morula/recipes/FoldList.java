/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

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
 * A list that holds out the images of one fold, or those of one kind. Of the other images a tenth
 * of each group is the validation set, and the rest is the training set.
 *
 * @param name name of the list
 * @param groups file beside the recipe, see {@link GroupTable}
 * @param fold the fold that is held out; 0 if a group is
 * @param group the group that is held out; empty if a fold is
 * @param heldOut largest number of held-out images of each group that are evaluated, evenly spread
 *     over their names; 0 for all
 */
record FoldList(String name, String groups, int fold, String group, int heldOut)
    implements ImageList {
  private static final int TENTH = 10;

  static FoldList read(String name, JsonFields fields) {
    FoldList list =
        new FoldList(
            name,
            fields.text("groups"),
            fields.count("fold", 0),
            fields.text("group", ""),
            fields.count("judge", 0));
    if (list.fold > 0 != list.group.isEmpty()) {
      throw fields.refused(
          "fold",
          "or the field group must say what is held out of " + list.groups + ", but not both");
    }
    if (!list.groups.matches("[\\w.-]+")) {
      throw fields.refused(
          "groups", "must be the name of a file beside the recipe, without a folder");
    }
    return list;
  }

  private boolean isHeldOut(GroupTable.Row row) {
    return group.isEmpty() ? row.fold() == fold : row.group().equals(group);
  }

  private String what() {
    return group.isEmpty() ? "fold " + fold : "group " + group;
  }

  @Override
  public ListedImages choose(Collection<String> names, UnaryOperator<String> files) {
    Map<String, List<String>> inside = new TreeMap<>();
    Map<String, List<String>> outside = new TreeMap<>();
    for (GroupTable.Row row : GroupTable.parse(groups, files.apply(groups))) {
      if (names.contains(row.id())) {
        (isHeldOut(row) ? outside : inside)
            .computeIfAbsent(row.group(), g -> new ArrayList<>())
            .add(row.id());
      }
    }
    if (inside.isEmpty() || outside.isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "images: the list %s needs images that are named in %s, of %s and of others; give the folder with these images, or correct the list",
              name,
              groups,
              what()));
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
              "images: the list %s has no group with two images outside %s, so the validation set would be empty; give more images",
              name,
              what()));
    }
    List<ListedImages.Member> heldOutImages = new ArrayList<>();
    outside.forEach(
        (group, members) ->
            ListedImages.spread(members, heldOut)
                .forEach(m -> heldOutImages.add(new ListedImages.Member(m, group))));
    return new ListedImages(training, validation, heldOutImages);
  }
}
