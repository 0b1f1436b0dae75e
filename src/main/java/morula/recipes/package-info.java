/**
 * Recipes, which describe published systems as data: each is a JSON resource that is run through
 * the usual training and ends in a report that compares its figures with the published ones.
 */
package morula.recipes;
