/**
 * Studies: searches and comparisons with many trainings that differ in a few keys, each a normal
 * run.
 */
package morula.study;
