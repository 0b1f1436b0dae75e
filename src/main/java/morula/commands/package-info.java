/**
 * SciJava commands: each declares its keys with their help, and hands them to a job. The command
 * line is here too.
 *
 * <p>They are thin: no command holds an algorithm.
 */
package morula.commands;
