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

package morula.torchscript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.network.Network;
import morula.network.OutputActivation;
import morula.network.Parameter;
import morula.network.Shape;
import morula.network.Weights;

/**
 * A program that trains a network and predicts with it. Its methods:
 *
 * <ul>
 *   <li>{@code forward(x)}: the prediction, with the running statistics;
 *   <li>{@code loss(x, y)}: the loss without a training step;
 *   <li>{@code step(x, y, lr)}: forward, loss, gradient and one step of the optimizer; returns a
 *       vector of the loss before the step and the metrics;
 *   <li>{@code state()}: every tensor, in the order of {@link #stateNames()}.
 * </ul>
 *
 * The optimizer's state is part of the module, so the archive of this program is a whole
 * checkpoint.
 *
 * @param network the graph
 * @param activation of the output, for {@code forward}
 * @param loss between logits and target
 * @param optimizer the rule of a step
 * @param precision of the convolutions; weights are kept in 32 bit
 * @param metrics further figures of each training batch
 */
public record TrainingProgram(
    Network network,
    OutputActivation activation,
    Loss loss,
    Optimizer optimizer,
    Precision precision,
    List<StepMetric> metrics) {
  private static final String STEPS = "optimizer_steps";

  /** Copies the metrics. */
  public TrainingProgram {
    metrics = List.copyOf(metrics);
  }

  /** Creates a program without metrics. */
  public TrainingProgram(
      Network network,
      OutputActivation activation,
      Loss loss,
      Optimizer optimizer,
      Precision precision) {
    this(network, activation, loss, optimizer, precision, List.of());
  }

  /** The names of all tensors: the network's parameters, then the optimizer's state. */
  public List<String> stateNames() {
    return List.copyOf(shapes().keySet());
  }

  private Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    network.parameters().forEach(p -> shapes.put(p.name(), p.shape()));
    for (String state : optimizer.state()) {
      trainable().forEach(p -> shapes.put(stateName(state, p), p.shape()));
    }
    shapes.put(STEPS, Shape.of(1));
    return shapes;
  }

  private List<Parameter> trainable() {
    return network.parameters().stream().filter(Parameter::trainable).toList();
  }

  private static String stateName(String state, Parameter parameter) {
    return "optimizer_" + state + "_" + parameter.name();
  }

  /** Returns the given parameters with the optimizer's state before the first step. */
  public Weights start(Weights parameters) {
    Map<String, float[]> values = new LinkedHashMap<>();
    shapes()
        .forEach(
            (name, shape) ->
                values.put(
                    name,
                    parameters.contains(name) ? parameters.get(name) : new float[shape.count()]));
    return new Weights(values);
  }

  /**
   * Returns the program with its tensors.
   *
   * @param state all tensors of {@link #stateNames()}
   */
  public ScriptModule module(Weights state) {
    List<String> trainable = trainable().stream().map(Parameter::name).toList();
    List<Attribute> attributes = new ArrayList<>();
    shapes()
        .forEach(
            (name, shape) ->
                attributes.add(
                    new Attribute(
                        name,
                        shape,
                        state.get(name),
                        DataType.FLOAT32,
                        format(shape),
                        trainable.contains(name))));
    return new ScriptModule(
        attributes, forwardMethod() + lossMethod() + stepMethod() + stateMethod());
  }

  private String forwardMethod() {
    Code code = new Code();
    String logits = emitter(false).emit(code, "x");
    code.line("return " + code.activated(activation, logits));
    return ScriptModule.method("forward", "x: Tensor", "Tensor", code);
  }

  private String lossMethod() {
    Code code = new Code();
    String logits = emitter(false).emit(code, "x");
    code.line("return " + loss.emit(code, logits, "y"));
    return ScriptModule.method("loss", "x: Tensor, y: Tensor", "Tensor", code);
  }

  private String stepMethod() {
    Code code = new Code();
    List<Parameter> parameters = trainable();
    code.line(
        "leaves = "
            + list(
                parameters.stream().map(p -> "torch.requires_grad_(self." + p.name() + ", True)")));
    // a loss is elementwise with the target, which has its channels apart: the same layout is
    // faster
    String logits =
        code.let("torch.contiguous(" + emitter(true).emit(code, "x") + ", memory_format=0)");
    String result = loss.emit(code, logits, "y");
    String figures = figures(code, logits, result);
    code.line("optional = torch.grad([" + result + "], leaves, None, None, False, False)");
    String gradients =
        code.let(
            list(
                IntStream.range(0, parameters.size())
                    .mapToObj(i -> gradient(i, parameters.get(i).shape()))));
    String steps = code.let("torch.add_(self." + STEPS + ", 1)");
    String values =
        code.let(list(parameters.stream().map(p -> "torch.detach(self." + p.name() + ")")));
    optimizer.emit(
        code,
        new Optimizer.Variables(
            values,
            gradients,
            optimizer.state().stream()
                .map(s -> code.let(list(parameters.stream().map(p -> "self." + stateName(s, p)))))
                .toList(),
            "lr",
            code.let(list(parameters.stream().map(p -> steps)))));
    // The compiler drops changes of a list that is not read afterwards, although the tensors in it
    // are the module's
    code.line("_1 = torch.append(" + values + ", " + figures + ")");
    code.line("return " + values + "[-1]");
    return ScriptModule.method("step", "x: Tensor, y: Tensor, lr: Tensor", "Tensor", code);
  }

  /** Returns a gradient with the same layout as its parameter: the layer decides how it comes. */
  private static String gradient(int index, Shape shape) {
    return contiguous("unchecked_cast(Tensor, optional[" + index + "])", shape);
  }

  private static String contiguous(String tensor, Shape shape) {
    return String.format(
        Locale.ROOT, "torch.contiguous(%s, memory_format=%d)", tensor, format(shape).number(shape));
  }

  /**
   * Returns the layout of a parameter. In 3D, channels stay first: with channels last in bf16,
   * libtorch 2.7.1 computes gradients that differ from run to run.
   */
  private static MemoryFormat format(Shape shape) {
    return shape.sizes().size() == 4 ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS;
  }

  private static String list(Stream<String> expressions) {
    return expressions.collect(Collectors.joining(", ", "[", "]"));
  }

  /** Returns a vector of the loss and the metrics, all detached from the gradient. */
  private String figures(Code code, String logits, String result) {
    List<String> figures = new ArrayList<>();
    figures.add(code.let("torch.detach(" + result + ")"));
    if (!metrics.isEmpty()) {
      String detached = code.let("torch.detach(" + logits + ")");
      metrics.forEach(m -> figures.add(m.emit(code, detached, "y")));
    }
    return code.let("torch.stack([" + String.join(", ", figures) + "])");
  }

  private String stateMethod() {
    Code code = new Code();
    code.line(
        "return "
            + list(
                stateNames().stream()
                    .map(n -> "torch.contiguous(torch.detach(self." + n + "), memory_format=0)")));
    return ScriptModule.method("state", "", "List[Tensor]", code);
  }

  private GraphEmitter emitter(boolean training) {
    return GraphEmitter.ofTraining(network, precision, training);
  }
}
