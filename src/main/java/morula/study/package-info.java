/** Searches and comparisons: many trainings that differ in a few keys, each a normal run. */
package morula.study;
