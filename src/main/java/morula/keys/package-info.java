/**
 * The keys of commands for the command line, macros and dialogs: names, types, defaults and help,
 * read from SciJava's plugin index. Also finds and runs commands, and puts failures into one line.
 *
 * <p>Imports SciJava; must not import ImageJ.
 */
package morula.keys;
