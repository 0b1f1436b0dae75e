/**
 * Keys of commands, as the command line, macros and dialogs write them: names, types, defaults and
 * help, read from SciJava's plugin index; and how a command is found, run, and its failure told.
 *
 * <p>Sees SciJava; must not import ImageJ.
 */
package morula.keys;
