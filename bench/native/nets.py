"""The nets of `bench/engine/nets.ts` in Keras, each as one function that takes a training step.

The learning rate is small for the reason given there, and the batch made up as it is there.
"""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

random = np.random.default_rng(42)


def numbers(*shape):
    return tf.constant(random.random(shape, dtype=np.float32))


def classes(count, *shape):
    return tf.constant(random.integers(count, size=shape), dtype=tf.int32)


def adam(beta_1=0.9):
    return keras.optimizers.Adam(learning_rate=1e-6, beta_1=beta_1, beta_2=0.999, epsilon=1e-7)


def supervised(model, loss, inputs, labels):
    """One loss, one optimizer: the step, and how many numbers it trains."""
    optimizer = adam()
    optimizer.build(model.trainable_variables)

    def step():
        with tf.GradientTape() as tape:
            value = loss(labels, model(inputs, training=True))
        gradients = tape.gradient(value, model.trainable_variables)
        optimizer.apply(gradients, model.trainable_variables)
        return value

    return step, model.trainable_variables


def classifier(model, *input_shape):
    inputs, labels = numbers(*input_shape), numbers(input_shape[0], 10)
    model.build(input_shape)
    return supervised(model, keras.losses.CategoricalCrossentropy(), inputs, labels)


def mlp():
    model = keras.Sequential(
        [
            layers.Flatten(),
            layers.Dense(128, activation="relu"),
            layers.Dense(64, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    return classifier(model, 64, 28, 28, 1)


def cnn():
    model = keras.Sequential(
        [
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(128, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    return classifier(model, 64, 28, 28, 1)


def lstm(unroll=False):
    model = keras.Sequential([layers.LSTM(64, unroll=unroll), layers.Dense(10, activation="softmax")])
    return classifier(model, 64, 50, 32)


def toy():
    model = keras.Sequential(
        [
            layers.Dense(16, activation="tanh"),
            layers.Dense(16, activation="tanh"),
            layers.Dense(2, activation="softmax"),
        ]
    )
    model.build((32, 2))
    return supervised(model, keras.losses.CategoricalCrossentropy(), numbers(32, 2), numbers(32, 2))


class PositionEmbedding(layers.Layer):
    """Adds a learned row for each position."""

    def build(self, shape):
        self.rows = self.add_weight(shape=shape[1:], initializer="glorot_uniform")

    def call(self, x):
        return x + self.rows


def transformer():
    width, vocabulary, time = 64, 75, 64
    characters = keras.Input((time,), dtype="int32")
    x = PositionEmbedding()(layers.Embedding(vocabulary, width)(characters))
    for _ in range(2):
        seen = layers.LayerNormalization()(x)
        x = x + layers.MultiHeadAttention(4, 16)(seen, seen, use_causal_mask=True)
        hidden = layers.Dense(4 * width, activation="relu")(layers.LayerNormalization()(x))
        x = x + layers.Dense(width)(hidden)
    scores = layers.Dense(vocabulary, activation="softmax")(layers.LayerNormalization()(x))
    model = keras.Model(characters, scores)
    loss = keras.losses.SparseCategoricalCrossentropy()
    return supervised(model, loss, classes(vocabulary, 32, time), classes(vocabulary, 32, time))


def generator():
    def upsample(filters, strides, **more):
        return layers.Conv2DTranspose(filters, 5, strides=strides, padding="same", use_bias=False, **more)

    return keras.Sequential(
        [
            keras.Input((100,)),
            layers.Dense(4096, use_bias=False),
            layers.BatchNormalization(),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Reshape((4, 4, 256)),
            upsample(128, 1),
            layers.BatchNormalization(),
            layers.LeakyReLU(negative_slope=0.2),
            upsample(64, 2),
            layers.BatchNormalization(),
            layers.LeakyReLU(negative_slope=0.2),
            upsample(3, 2, activation="tanh"),
        ]
    )


def discriminator():
    return keras.Sequential(
        [
            keras.Input((16, 16, 3)),
            layers.Conv2D(64, 5, strides=2, padding="same"),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dropout(0.3),
            layers.Conv2D(128, 5, strides=2, padding="same"),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dropout(0.3),
            layers.Flatten(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def dcgan():
    make, judge = generator(), discriminator()
    optimizers = [adam(beta_1=0.5), adam(beta_1=0.5)]
    for optimizer, model in zip(optimizers, [judge, make]):
        optimizer.build(model.trainable_variables)
    noise, images = numbers(32, 100), numbers(32, 16, 16, 3)
    entropy = keras.losses.BinaryCrossentropy()
    ones, zeros = tf.ones((32, 1)), tf.zeros((32, 1))

    def step():
        """Goodfellow et al. 2014, algorithm 1: two steps, each with its own pass through both."""
        made = make(noise, training=True)
        with tf.GradientTape() as tape:
            value = entropy(ones, judge(images, training=True)) + entropy(zeros, judge(made, training=True))
        gradients = tape.gradient(value, judge.trainable_variables)
        optimizers[0].apply(gradients, judge.trainable_variables)
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch([variable.value for variable in make.trainable_variables])
            value = entropy(ones, judge(make(noise, training=True), training=True))
        gradients = tape.gradient(value, [variable.value for variable in make.trainable_variables])
        optimizers[1].apply(gradients, make.trainable_variables)
        return value

    return step, [*make.trainable_variables, *judge.trainable_variables]


nets = {
    "cnn": [cnn],
    "mlp": [mlp],
    # Unrolled, the compiler sees all fifty steps at once.
    "lstm": [lstm, lambda: lstm(unroll=True)],
    "dcgan": [dcgan],
    "transformer": [transformer],
    "toy": [toy],
}
