/**
 * SciJava commands: each declares its keys with their help, and hands them to a job. The command
 * line is here too.
 *
 * <p>Thin: no algorithm.
 */
package morula.commands;
